package io.github.junheng.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodeTablePropertyTest {
    @Provide
    Arbitrary<CodeTable<?>> tables() {
        return Arbitraries.of(CodeTable.all());
    }

    /** Texts that are often nearly codes. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMaxLength(4),
                Arbitraries.strings().withChars(" 0123456789１一.").ofMaxLength(4));
    }

    @Property
    void whatIsReadPrintsAsItWasWritten(@ForAll("tables") CodeTable<?> table) {
        for (Code<?> code : table.codes()) {
            assertThat(table.parse(code.toString(), "here").orThrow()).isEqualTo(code);
        }
    }

    @Property
    void aTextIsACodeOfTheTableOrAProblemThatNamesIt(
            @ForAll("tables") CodeTable<?> table, @ForAll("texts") String text) {
        boolean known = table.codes().stream().anyMatch(code -> code.digits().equals(text));
        Checked<? extends Code<?>> parsed = table.parse(text, "here");
        assertThat(parsed.value().map(Code::toString)).isEqualTo(known ? Optional.of(text) : Optional.empty());
        if (!known) {
            assertThat(parsed.problems()).extracting(Problem::code).containsExactly(ProblemCode.CODE_UNKNOWN);
            assertThat(parsed.problems().get(0).details().get(0)).isEqualTo(text);
        }
    }

    @Property
    void aCodeIsTranslatedToItsPartnerOrIsAProblem(@ForAll("tables") CodeTable<?> table) {
        for (Code<?> code : table.codes()) {
            Checked<?> translated = table.translate(code.digits(), "here");
            assertThat(translated.valueOrNull()).isEqualTo(code.partnerOrNull());
            assertThat(translated.problems()).hasSize(code.partner().isPresent() ? 0 : 1);
        }
    }
}
