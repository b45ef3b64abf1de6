package io.github.junheng.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that holds numeric rules at their limits and one smallest unit beside them, where {@link BoundaryPropertyTest} cannot. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface AtTheLimit {
    /** The rules, with their standard: {@code staffing/K1}. */
    String[] value();
}
