namespace LosantGen.Schemas.Tests;

/// <summary>The repository's schemas and the vendor's.</summary>
internal static class Folders
{
    private static readonly Lazy<SchemaFolder> VendorsFolder = new(() => new SchemaFolder(VendorFolder.Path!));

    public static SchemaFolder Ours { get; } = new(BuiltIn.Folder);

    /// <summary>The vendor's folder; a test that uses it is skipped if it is missing.</summary>
    public static SchemaFolder Vendors
    {
        get
        {
            VendorFolder.Require();
            return VendorsFolder.Value;
        }
    }
}
