package io.github.junheng.examples.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** 对照项: what the table calls a benchmark. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Peer {
    String value();

    /** Whether the task's ratios are ratios to this one. */
    boolean yardstick() default false;
}
