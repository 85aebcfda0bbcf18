using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

public class AgreementTests(ITestOutputHelper output)
{
    // All variants, about 200,000, take minutes: the variable LOSANTGEN_VARIANTS sets how many are tried for each schema.
    private static readonly int MostOfOneSchema = Requested.Number("LOSANTGEN_VARIANTS") ?? 400;

    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_the_vendors_schemas() => Agree(GeneratedApi.Vendor, MostOfOneSchema, atLeast: 20_000);

    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_our_own_schemas() => Agree(GeneratedApi.Own, MostOfOneSchema / 8, atLeast: 10_000);

    private void Agree(GeneratedApi api, int mostOfOneSchema, int atLeast)
    {
        var agreement = new Agreement(api, mostOfOneSchema);
        agreement.Check();
        output.WriteLine(agreement.Summary);
        Assert.True(agreement.Disagreements.Count == 0, agreement.Summary + '\n' + string.Join('\n', agreement.Disagreements.Take(400)));
        Assert.True(agreement.Compared > atLeast, agreement.Summary);
        Assert.Equal(api.Description.Examples.Count, agreement.Schemas);
    }
}
