-- Accepted reports and the epoch that takes them. Ids are 32 bytes, times Unix milliseconds.

create table report (
  report_id   bytea    primary key,
  device_id   bytea    not null,
  sequence    bigint   not null,
  -- 1 beacon, 2 witness, 3 weather, 4 location
  kind        smallint not null,
  -- The bytes as they arrived; the id and the signature are over them.
  body        bytea    not null,
  signature   bytea    not null,
  time_ms     bigint   not null,
  received_ms bigint   not null,
  epoch       bigint   not null,
  unique (device_id, sequence)
);
create index report_epoch on report (epoch, kind);

-- One row: the epoch that takes reports now. Inserts hold it for share, sealing holds it for update.
create table intake_epoch (
  only_row boolean primary key default true check (only_row),
  number   bigint  not null check (number >= 1)
);
insert into intake_epoch (number) values (1);
