-- title: Whose OpenTelemetry record it is, as pairs of kind and value: the e-mail, else
--   the account, else the declared owner of the file, else the installation.

create or replace temp macro otlp_actor(record, declared_owner) as
case
    when otlp_attribute(record, 'user.email') is not null
        then ['email', lower(otlp_attribute(record, 'user.email'))]
    when otlp_attribute(record, 'user.account_uuid') is not null
        then ['account_uuid', lower(otlp_attribute(record, 'user.account_uuid'))]
    when declared_owner is not null then ['email', lower(declared_owner)]
    when otlp_attribute(record, 'user.id') is not null
        then ['install_id', lower(otlp_attribute(record, 'user.id'))]
    else ['unknown', '']
end
