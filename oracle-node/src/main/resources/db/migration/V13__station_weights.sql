-- Why a station's quality counts for so many points: parameters with weights only.
create table epoch_weight (
  epoch        bigint  not null,
  device_id    bytea   not null,
  rank         integer not null,
  since        bigint  not null,
  capacity_ppm bigint  not null,
  bought       bigint  not null,
  use_ppm      bigint  not null,
  points       bigint  not null,
  primary key (epoch, device_id)
);
