-- Epochs in shards, certified inputs, and where a report lies among the shards.

alter table epoch drop constraint epoch_state_check;
alter table epoch add constraint epoch_state_check check (state in (
  'OPEN', 'SEALED', 'CERTIFIED', 'INPUT_FINAL', 'COMPUTED', 'SIGNED', 'POSTED', 'FINAL', 'DISPUTED', 'HELD'));

-- Set soon after sealing, since it follows from what is sealed.
alter table epoch add column shards integer;
-- From CERTIFIED on: what was signed of the segments, and the signature.
alter table epoch add column input_digest bytea;
alter table epoch add column input_signature bytea;
-- From INPUT_FINAL on: the hash of all inputs that are not reports.
alter table epoch add column input_rest bytea;
-- When the reports, verdicts and devices of a FINAL epoch left these tables; the files keep them.
alter table epoch add column left_ms bigint;

-- The subtrees of a certified epoch's reports.
create table epoch_segment (
  epoch   bigint  not null,
  shard   integer not null,
  records bigint  not null,
  root    bytea   not null,
  primary key (epoch, shard)
);

-- The first four bytes of the SHA-256 of what a report is about, bits reversed, so that a shard is a range:
-- Sharding.place. Rows of earlier versions get the first place.
alter table report add column place integer not null default -2147483648;
alter table report alter column place drop default;
drop index report_epoch;
create index report_epoch on report (epoch, place);
-- Reports come in the order of their arrival, so this costs inserts next to nothing.
create index report_received on report using brin (received_ms) with (pages_per_range = 32, autosummarize = on);

-- The newest sequence number of a device among reports that have left the table report.
create table device_sequence (
  device_id bytea  primary key,
  newest    bigint not null
);
