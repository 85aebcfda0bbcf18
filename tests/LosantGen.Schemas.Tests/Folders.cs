using LosantGen.Descriptions;

namespace LosantGen.Schemas.Tests;

/// <summary>The repository's schemas and the vendor's.</summary>
internal static class Folders
{
    private static readonly Lazy<DescriptionFolder> VendorsFolder = new(() => new DescriptionFolder(VendorFolder.Path!));

    public static DescriptionFolder Ours { get; } = new(BuiltIn.Folder);

    /// <summary>The vendor's folder; a test that uses it is skipped if it is missing.</summary>
    public static DescriptionFolder Vendors
    {
        get
        {
            VendorFolder.Require();
            return VendorsFolder.Value;
        }
    }
}
