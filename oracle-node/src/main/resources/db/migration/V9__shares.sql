-- What each pool of a computed epoch had and paid, and who shared it: why a device was paid what it was paid.
create table epoch_pool (
  epoch  bigint         not null,
  pool   text           not null,
  budget numeric(78, 0) not null,
  points numeric(78, 0) not null,
  paid   numeric(78, 0) not null,
  primary key (epoch, pool)
);

create table epoch_share (
  epoch     bigint         not null,
  device_id bytea          not null,
  pool      text           not null,
  owner     bytea          not null,
  points    bigint         not null,
  amount    numeric(78, 0) not null,
  primary key (epoch, device_id, pool)
);
