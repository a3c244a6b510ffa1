-- Which device sold, and since when a device has been where it is.

-- A sale's rows are by device and by its owner in the epoch of the rows. Shares from before are of no device.
alter table sale_share add column device_id bytea not null default decode(repeat('00', 32), 'hex');
alter table sale_share alter column device_id drop default;
alter table sale_share drop constraint sale_share_pkey;
alter table sale_share add primary key (purchase_id, device_id, owner);

-- The epoch from which the registry has had the device at its place, without a break.
alter table epoch_device add column since_epoch bigint;
update epoch_device set since_epoch = epoch;
alter table epoch_device alter column since_epoch set not null;

-- Epochs of which it was decided what the operator claims for owners; the batches are intents of the outbox.
create table claim_relay (
  epoch      bigint  primary key,
  batches    integer not null,
  decided_ms bigint  not null
);
