package io.trigpoint.node.epochs;

import java.util.Optional;

/**
 * Where an epoch's result was signed and posted.
 *
 * @param chainId chain of the contract
 * @param epochRoots address of the EpochRoots contract, 0x and 40 digits
 * @param setId signer set that signed
 * @param signature the operator's compact signature (r, then yParityAndS), 0x and 128 digits
 * @param postTx hash of the transaction that posted it, once known
 */
public record Settlement(
    long chainId,
    String epochRoots,
    long setId,
    Optional<String> signature,
    Optional<String> postTx) {}
