// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Where the chain of results stands, in one word.
/// @dev From the low end, 40 bits each: the last epoch, the one before, when the last result starts to count, the highest
/// epoch with an input list, when the pause ends; then 8 bits of vetoes since a result counted, one bit for a last result
/// that can no longer be vetoed, and one for a last result that still has to be activated.
type Standing is uint256;

using {
    lastEpoch,
    previousEpoch,
    activatesAt,
    lastInput,
    pausedUntil,
    vetoes,
    beyondVeto,
    unactivated
} for Standing global;
using {next, activated, vetoed, withInput, withPause} for Standing global;

uint256 constant MASK = 0xffffffffff;
uint256 constant FINAL = 1 << 208;
uint256 constant UNACTIVATED = 1 << 209;
uint256 constant LAST_INPUT_AND_PAUSE = (MASK << 120) | (MASK << 160);

/// @dev The newest epoch with a result that was not vetoed; one below the first epoch when there is none.
function lastEpoch(Standing s) pure returns (uint256) {
    return Standing.unwrap(s) & MASK;
}

/// @dev The epoch before the last; zero when it is not known.
function previousEpoch(Standing s) pure returns (uint256) {
    return (Standing.unwrap(s) >> 40) & MASK;
}

/// @dev When the newest result starts to count; zero when the last one posted was vetoed, or none was posted.
function activatesAt(Standing s) pure returns (uint256) {
    return (Standing.unwrap(s) >> 80) & MASK;
}

function lastInput(Standing s) pure returns (uint256) {
    return (Standing.unwrap(s) >> 120) & MASK;
}

function pausedUntil(Standing s) pure returns (uint256) {
    return (Standing.unwrap(s) >> 160) & MASK;
}

function vetoes(Standing s) pure returns (uint256) {
    return (Standing.unwrap(s) >> 200) & 0xff;
}

function beyondVeto(Standing s) pure returns (bool) {
    return Standing.unwrap(s) & FINAL != 0;
}

/// @dev Whether the last result was not handed to the Distributor yet.
function unactivated(Standing s) pure returns (bool) {
    return Standing.unwrap(s) & UNACTIVATED != 0;
}

/// @dev After the result of `epoch`: it is the last.
function next(Standing s, uint256 epoch, uint256 activatesAt_, uint256 vetoes_, bool final_) pure returns (Standing) {
    uint256 word = epoch | ((Standing.unwrap(s) & MASK) << 40) | (activatesAt_ << 80) | (vetoes_ << 200);
    word |= (Standing.unwrap(s) & LAST_INPUT_AND_PAUSE) | UNACTIVATED;
    return Standing.wrap(final_ ? word | FINAL : word);
}

function activated(Standing s) pure returns (Standing) {
    return Standing.wrap(Standing.unwrap(s) & ~UNACTIVATED);
}

/// @dev After a veto: the epoch before is the last again, and nothing waits.
function vetoed(Standing s) pure returns (Standing) {
    uint256 word = previousEpoch(s) | (Standing.unwrap(s) & LAST_INPUT_AND_PAUSE);
    return Standing.wrap(word | ((vetoes(s) + 1) << 200));
}

function withInput(Standing s, uint256 epoch) pure returns (Standing) {
    return epoch <= lastInput(s) ? s : Standing.wrap((Standing.unwrap(s) & ~(MASK << 120)) | (epoch << 120));
}

function withPause(Standing s, uint256 until) pure returns (Standing) {
    return Standing.wrap((Standing.unwrap(s) & ~(MASK << 160)) | (until << 160));
}
