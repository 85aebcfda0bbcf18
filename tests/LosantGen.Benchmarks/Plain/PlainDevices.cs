namespace LosantGen.Benchmarks.Plain;

internal sealed class PlainDevices
{
    public List<PlainDevice>? Items { get; set; }

    public long? Count { get; set; }

    public long? TotalCount { get; set; }

    public long? PerPage { get; set; }

    public long? Page { get; set; }

    public string? Filter { get; set; }

    public string? FilterField { get; set; }

    public string? SortField { get; set; }

    public string? SortDirection { get; set; }

    public string? ApplicationId { get; set; }

    public string? DeviceClass { get; set; }

    public List<PlainTag>? TagFilter { get; set; }

    public string? ParentId { get; set; }
}

internal sealed class PlainDevice
{
    public string? Id { get; set; }

    public string? DeviceId { get; set; }

    public string? ApplicationId { get; set; }

    public DateTimeOffset? CreationDate { get; set; }

    public DateTimeOffset? LastUpdated { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public List<PlainTag>? Tags { get; set; }

    public List<PlainAttribute>? Attributes { get; set; }

    public string? DeviceClass { get; set; }

    public string? GatewayId { get; set; }

    public string? EdgeAgentVersion { get; set; }

    public PlainConnection? ConnectionInfo { get; set; }

    public string? ParentId { get; set; }

    public List<string>? AncestorIds { get; set; }

    public long? SystemInterval { get; set; }

    public bool? KeepDuplicates { get; set; }
}

internal sealed class PlainAttribute
{
    public string? Name { get; set; }

    public string? DataType { get; set; }

    public string? ContentType { get; set; }

    public string? Description { get; set; }

    public Dictionary<string, string>? AttributeTags { get; set; }
}

internal sealed class PlainConnection
{
    public DateTimeOffset? Time { get; set; }

    public int? Connected { get; set; }
}

internal sealed class PlainTag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}
