-- The scored days of a station, in an epoch of whole days.
alter table epoch_quality add column days jsonb;
