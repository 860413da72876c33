-- Operators are kept by the installation's loader and maintenance; requests only read them.
revoke insert, update on parks.operator from zhiyuan_app;
