namespace LosantGen.Runtime.Tests.Json;

public class ScalarOrNullTests
{
    [Fact]
    public void A_value_of_the_requested_kind_is_returned_and_any_other_is_null()
    {
        Assert.Equal(1.5, new JsonScalar(1.5).AsDoubleOrNull());
        Assert.Equal("on", new JsonScalar("on").AsStringOrNull());
        Assert.True(new JsonScalar(true).AsBooleanOrNull());
        Assert.Null(new JsonScalar("on").AsDoubleOrNull());
        Assert.Null(new JsonScalar(1.5).AsStringOrNull());
        Assert.Null(JsonScalar.Null.AsBooleanOrNull());
        Assert.Null(default(JsonScalar).AsDoubleOrNull());
    }
}
