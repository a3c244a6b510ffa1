package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;

/** All base units of a token that the leaves of a result add up to, since genesis. */
public record TokenTotal(String token, BigInteger cumulative) {

  public TokenTotal {
    token = Hex.address(token);
    if (cumulative.signum() < 0) {
      throw new IllegalArgumentException("a total is never negative: " + cumulative);
    }
  }

  StaticStruct toAbi() {
    return new StaticStruct(Abi.address(token), Abi.uint256(cumulative));
  }
}
