package io.github.junheng.standard;

/**
 * 过渡性放宽: another test that schools of a scope may pass instead of a rule's own. It is off unless asked for.
 *
 * @param id its name, {@code T1}; several concessions may share it
 * @param rule the rule it eases
 * @param when which schools may use it
 * @param criterion the test that they may pass instead
 */
public record Concession(String id, Text name, String rule, Scope when, Criterion criterion, Citation citation) {}
