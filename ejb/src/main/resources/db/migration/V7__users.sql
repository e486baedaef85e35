-- Users that were deleted and can be restored: their history names them, and nobody else may take the user ID meanwhile.
alter table account add column deleted_at timestamp;
