package io.github.junheng.procedure;

import java.util.regex.Pattern;

/**
 * 材料: a paper that was handed in: which one, its file name, and the SHA-256 of its bytes in 64 small hexadecimal digits, by which
 * anybody can tell whether a file is that paper.
 */
public record Material(String id, String name, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the id is blank, or the hash is none */
    public Material {
        if (id.isBlank() || !isSha256(sha256)) {
            throw new IllegalArgumentException("a paper needs an id and its SHA-256, not \"" + id + "\", " + sha256);
        }
    }

    /** Whether a text can be such a hash. */
    public static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }
}
