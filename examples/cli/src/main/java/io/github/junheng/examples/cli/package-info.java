/** 命令行: the command line and the ten-line example: the first embeddings of the library, by its public API alone. */
@NullMarked
package io.github.junheng.examples.cli;

import org.jspecify.annotations.NullMarked;
