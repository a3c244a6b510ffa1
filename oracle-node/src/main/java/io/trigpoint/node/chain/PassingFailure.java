package io.trigpoint.node.chain;

/**
 * A failure of something outside of the node, which passes without anybody deciding anything: it is
 * waited for, however often it comes.
 */
public interface PassingFailure {}
