package io.trigpoint.rewards.market.channel;

/** A voucher and the signature that came with it. */
public record SignedVoucher(Voucher voucher, VoucherSignature signature) {}
