package io.github.junheng.quantity;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/**
 * 校验取值: lets a jakarta.validation provider look into a {@link Reported}, so that {@code Reported<@PositiveOrZero Long>} is
 * checked where a value was reported and left alone where none was. Providers find it as a service.
 */
public final class ReportedValueExtractor implements ValueExtractor<Reported<@ExtractedValue ?>> {
    /** For the service loader. */
    public ReportedValueExtractor() {}

    @Override
    public void extractValues(Reported<?> reported, ValueReceiver receiver) {
        if (reported instanceof Reported.Known<?> known) {
            receiver.value(null, known.value());
        }
    }
}
