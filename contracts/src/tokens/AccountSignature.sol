// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Whether an account signed a digest: by its own key, or by whatever its code accepts (ERC-1271).
/// @dev The key comes first: an account without code then costs no look at its code. A key's signature is 65 bytes
/// (r, s, v) with a low s and v of 27 or 28.
library AccountSignature {
    function isBy(address account, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        return isByKey(account, digest, signature)
            || SignatureChecker.isValidERC1271SignatureNowCalldata(account, digest, signature);
    }

    function isBy(address account, bytes32 digest, uint8 v, bytes32 r, bytes32 s) internal view returns (bool) {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecover(digest, v, r, s);
        return (problem == ECDSA.RecoverError.NoError && signer == account)
            || SignatureChecker.isValidERC1271SignatureNow(account, digest, abi.encodePacked(r, s, v));
    }

    function isByKey(address account, bytes32 digest, bytes calldata signature) internal pure returns (bool) {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(digest, signature);
        return problem == ECDSA.RecoverError.NoError && signer == account;
    }
}
