// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title The tokens that the market takes and the sellers that may list offers.
/// @dev A change touches what is bought from then on, never what was bought before. Spec: MKT-1.
abstract contract MarketAllowList {
    /// @notice The only account that changes the lists: a multisig or a timelock, fixed at deployment.
    address public immutable governor;
    /// @notice Minted as rewards, and therefore never taken for sales: its total in the results is emission only.
    address public immutable rewardToken;

    mapping(address token => bool) public tokenAllowed;
    mapping(address seller => bool) public sellerAllowed;

    event TokenAllowed(address indexed token, bool allowed);
    event SellerAllowed(address indexed seller, bool allowed);

    error GovernorMissing();
    error CallerIsNotGovernor(address caller);
    error NotAToken(address token);
    error RewardTokenNotTaken(address token);
    error TokenNotAllowed(address token);
    error SellerNotAllowed(address seller);

    constructor(address governor_, address rewardToken_, address[] memory tokens, address[] memory sellers) {
        if (governor_ == address(0)) revert GovernorMissing();
        governor = governor_;
        rewardToken = rewardToken_;
        for (uint256 i = 0; i < tokens.length; i++) {
            _allowToken(tokens[i], rewardToken_, true);
        }
        for (uint256 i = 0; i < sellers.length; i++) {
            _allowSeller(sellers[i], true);
        }
    }

    /// @notice Says whether new purchases may be paid with a token. Orders and credits in it stay as they are.
    /// Spec: MKT-1.
    function setTokenAllowed(address token, bool allowed) external {
        _requireGovernor();
        _allowToken(token, rewardToken, allowed);
    }

    /// @notice Says whether a seller's offers may be listed and bought. What was bought stays as it is.
    /// Spec: MKT-1.
    function setSellerAllowed(address seller, bool allowed) external {
        _requireGovernor();
        _allowSeller(seller, allowed);
    }

    function _requireTokenAllowed(address token) internal view {
        if (!tokenAllowed[token]) revert TokenNotAllowed(token);
    }

    function _requireSellerAllowed(address seller) internal view {
        if (!sellerAllowed[seller]) revert SellerNotAllowed(seller);
    }

    /// @param reward The reward token, which a constructor cannot read from the immutable.
    function _allowToken(address token, address reward, bool allowed) private {
        if (token.code.length == 0) revert NotAToken(token);
        if (token == reward) revert RewardTokenNotTaken(token);
        tokenAllowed[token] = allowed;
        emit TokenAllowed(token, allowed);
    }

    function _allowSeller(address seller, bool allowed) private {
        sellerAllowed[seller] = allowed;
        emit SellerAllowed(seller, allowed);
    }

    function _requireGovernor() private view {
        if (msg.sender != governor) revert CallerIsNotGovernor(msg.sender);
    }
}
