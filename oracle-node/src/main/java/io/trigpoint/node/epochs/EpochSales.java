package io.trigpoint.node.epochs;

import io.trigpoint.rewards.epoch.Sale;
import java.util.List;

/** The sales that were stamped with an epoch; asked only once the epoch is sealed. */
@FunctionalInterface
public interface EpochSales {

  List<Sale> of(long epoch);
}
