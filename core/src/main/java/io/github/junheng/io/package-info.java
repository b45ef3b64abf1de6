/** 读写: files to datasets and back. Jackson and FastCSV are used in this package alone and appear in no signature. */
@NullMarked
package io.github.junheng.io;

import org.jspecify.annotations.NullMarked;
