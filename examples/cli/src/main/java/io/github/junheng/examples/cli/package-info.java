/**
 * 命令行: the command line and the ten-line example: the first embeddings of the library, by its public API alone.
 *
 * <p>The JSON document is an object where one standard was asked for, and an array of such objects for several or {@code all}. Text,
 * Markdown and HTML of several begin with an overview and cut long lists short; nothing of the JSON is cut. The exit status is 1 under
 * {@code --fail-on} alone: by the verdict or, of a standard whose document has none, by the outcome of any of its sections.
 */
@NullMarked
package io.github.junheng.examples.cli;

import org.jspecify.annotations.NullMarked;
