-- title: Whose OpenTelemetry record it is, as kind and value: the e-mail, else the
--   account, else the installation, else the declared owner of the file.

create or replace temp macro otlp_actor(attributes, declared_owner) as
list_first(list_filter(
    [
        { kind: 'email', name: lower(otlp_attribute(attributes, 'user.email')) },
        {
            kind: 'account_uuid',
            name: lower(otlp_attribute(attributes, 'user.account_uuid'))
        },
        { kind: 'email', name: lower(declared_owner) },
        { kind: 'install_id', name: lower(otlp_attribute(attributes, 'user.id')) },
        { kind: 'unknown', name: '' }
    ],
    lambda actor: actor.name is not null
))
