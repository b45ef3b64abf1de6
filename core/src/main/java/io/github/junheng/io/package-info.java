/**
 * 读写: files to datasets and back. Jackson and FastCSV are used in this package alone and appear in no signature.
 *
 * <p>What runs until the first county is evaluated, here and in the packages it calls, is written without lambdas, method references
 * and streams, and records that are keys there say themselves what equals: the JDK makes a class of its own for each when it is first
 * met, and a cold start would spend most of its time on that. ColdStartTest of the rules finds the next one.
 */
@NullMarked
package io.github.junheng.io;

import org.jspecify.annotations.NullMarked;
