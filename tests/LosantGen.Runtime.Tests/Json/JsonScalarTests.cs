using System.Runtime.CompilerServices;

namespace LosantGen.Runtime.Tests.Json;

public class JsonScalarTests
{
    [Fact]
    public void A_scalar_takes_16_bytes() => Assert.Equal(16, Unsafe.SizeOf<JsonScalar>());

    [Fact]
    public void A_scalar_has_the_kind_of_its_value()
    {
        Assert.Equal(JsonScalarKind.Undefined, default(JsonScalar).Kind);
        Assert.Equal(JsonScalarKind.Null, JsonScalar.Null.Kind);
        Assert.Equal(JsonScalarKind.Null, ((JsonScalar)(string?)null).Kind);
        Assert.Equal(JsonScalarKind.String, ((JsonScalar)"").Kind);
        Assert.Equal(JsonScalarKind.Integer, ((JsonScalar)1).Kind);
        Assert.Equal(JsonScalarKind.Integer, ((JsonScalar)1L).Kind);
        Assert.Equal(JsonScalarKind.Number, ((JsonScalar)1.0).Kind);
        Assert.Equal(JsonScalarKind.Boolean, JsonScalar.False.Kind);
        Assert.True(((JsonScalar)1).IsNumber && ((JsonScalar)1.5).IsNumber && !JsonScalar.Null.IsNumber);
        Assert.True(default(JsonScalar).IsNull && JsonScalar.Null.IsNull && !((JsonScalar)0).IsNull);
    }

    [Fact]
    public void A_scalar_returns_its_value()
    {
        Assert.Equal("a", ((JsonScalar)"a").AsString());
        Assert.Equal(3, ((JsonScalar)3.0).AsInt64());
        Assert.Equal(3.0, ((JsonScalar)3).AsDouble());
        Assert.True(JsonScalar.True.AsBoolean());
        Assert.False(JsonScalar.False.AsBoolean());
        Assert.False(((JsonScalar)1.5).TryGetInt64(out _));
        Assert.False(((JsonScalar)9.3e18).TryGetInt64(out _));
        Assert.False(((JsonScalar)double.NaN).TryGetInt64(out _));
        Assert.True(((JsonScalar)(-9223372036854775808.0)).TryGetInt64(out long least) && least == long.MinValue);
        Assert.False(((JsonScalar)1).TryGetString(out _));
        Assert.False(((JsonScalar)1).TryGetBoolean(out _));
        Assert.False(((JsonScalar)"1").TryGetDouble(out _));
        Assert.False(JsonScalar.True.TryGetInt64(out _));
    }

    [Fact]
    public void An_error_has_the_actual_kind_of_a_scalar()
    {
        Assert.Equal("The scalar is a string, not a number.", Assert.Throws<InvalidOperationException>(() => ((JsonScalar)"a").AsDouble()).Message);
        Assert.Equal("The scalar is the number 1.5, not an integer.", Assert.Throws<InvalidOperationException>(() => ((JsonScalar)1.5).AsInt64()).Message);
        Assert.Equal("The scalar is null, not a string.", Assert.Throws<InvalidOperationException>(() => JsonScalar.Null.AsString()).Message);
        Assert.Equal("The scalar is undefined, not a boolean.", Assert.Throws<InvalidOperationException>(() => default(JsonScalar).AsBoolean()).Message);
    }

    [Fact]
    public void Scalars_that_are_the_same_JSON_are_equal()
    {
        JsonScalar[] different = [default, JsonScalar.Null, "1", 1, 1.5, true, false, 0, "", 9007199254740993, double.NaN];
        for (int i = 0; i < different.Length; i++)
        {
            for (int j = 0; j < different.Length; j++) Assert.Equal(i == j, different[i] == different[j]);
            Assert.Equal(different[i].GetHashCode(), different[i].GetHashCode());
            Assert.True(different[i].Equals((object)different[i]));
        }

        Assert.True((JsonScalar)1 == 1.0);
        Assert.True((JsonScalar)0 == -0.0);
        Assert.Equal(((JsonScalar)1).GetHashCode(), ((JsonScalar)1.0).GetHashCode());
        Assert.True((JsonScalar)"a" != "b");
        Assert.NotEqual((JsonScalar)9007199254740993, (JsonScalar)9007199254740992.0);
    }

    [Fact]
    public void The_string_of_a_scalar_does_not_depend_on_the_culture()
    {
        Assert.Equal(["a", "1", "1.5", "true", "false", "null", ""],
            new JsonScalar[] { "a", 1, 1.5, true, false, JsonScalar.Null, default }.Select(scalar => scalar.ToString()));
    }
}
