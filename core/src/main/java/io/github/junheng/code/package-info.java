/**
 * 代码表: the codes by which national data standards write what this library names by words, each with its partner here. A code
 * that is none, and a code that has no partner, are problems; nothing is guessed.
 */
@NullMarked
package io.github.junheng.code;

import org.jspecify.annotations.NullMarked;
