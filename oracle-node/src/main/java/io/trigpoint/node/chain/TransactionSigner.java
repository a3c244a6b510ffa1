package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;

/** Signs for the account that pays. */
public interface TransactionSigner {

  EvmAddress address();

  /** An intent's call with this nonce. */
  SignedTransaction sign(Intent intent, long nonce, long gasLimit, Fees fees);
}
