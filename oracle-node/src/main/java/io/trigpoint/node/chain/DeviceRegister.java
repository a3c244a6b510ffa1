package io.trigpoint.node.chain;

import io.trigpoint.contracts.DeviceKeyBytes;
import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.Optional;

/** The registry as of the last block that was read from the chain. */
public interface DeviceRegister {

  /** The last block whose events are in the register. */
  record Cursor(long block, Hash32 hash) {}

  /** Whether the network listens to a device. */
  enum Standing {
    ACTIVE,
    /** The key is unsound, or the device did not sign its registration. */
    PROOF_NOT_VALID,
    /** Its owner moved it to something that is not an H3 cell; moving it again heals it. */
    CELL_NOT_VALID
  }

  /** What one event does to the register. */
  sealed interface Change {
    DeviceId device();

    long block();

    /** Does nothing when an earlier registration of the device was valid. */
    record Registered(
        DeviceId device,
        EvmAddress owner,
        DeviceRegistration registration,
        Standing standing,
        long block)
        implements Change {}

    /** Does nothing unless the device is this owner's. */
    record Moved(
        DeviceId device,
        EvmAddress owner,
        long coarseCell,
        Hash32 commitment,
        Standing standing,
        long block)
        implements Change {}

    /** Does nothing unless the device is the sender's. */
    record Transferred(DeviceId device, EvmAddress from, EvmAddress to, long block)
        implements Change {}

    /** Does nothing unless the device is this owner's. */
    record Decommissioned(DeviceId device, EvmAddress owner, long block) implements Change {}

    /**
     * Does nothing unless the device is this owner's; retires it even without a valid successor.
     */
    record Rotated(
        DeviceId device,
        DeviceId successor,
        EvmAddress owner,
        DeviceKeyBytes successorKey,
        Standing standing,
        long block)
        implements Change {}
  }

  Optional<Cursor> cursor();

  /**
   * Applies changes in order and moves the cursor, unless it is no longer where it was seen. Throws
   * {@link UnfitChanges}.
   */
  boolean apply(Optional<Cursor> seen, List<Change> changes, Cursor reached);

  /**
   * The same, but everything read before is forgotten first, except which locations were opened.
   * Throws {@link UnfitChanges}.
   */
  boolean startOver(Optional<Cursor> seen, List<Change> changes, Cursor reached);
}
