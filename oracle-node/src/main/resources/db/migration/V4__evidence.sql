-- What each epoch leaves to the next: denials in force and the window of receptions.

create table epoch_evidence (
  epoch   bigint primary key,
  -- As in the published evidence-after.bin; null once it is too old to be needed again.
  carried bytea
);

-- The denials among it, for readers.
create table epoch_denial (
  epoch     bigint not null,
  device_id bytea  not null,
  -- The other end of a denied link; empty bytes when the device itself is denied.
  other_id  bytea  not null,
  signals   text   not null,
  until_ms  bigint not null,
  primary key (epoch, device_id, other_id)
);
