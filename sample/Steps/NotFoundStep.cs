using System.Globalization;
using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>An application that does not exist: an exception that keeps all that the API said.</summary>
internal static class NotFoundStep
{
    private const string NoApplication = "000000000000000000000000";

    public static async Task ShowAsync(Tour tour, CancellationToken stop)
    {
        tour.Screen.Step("An application that is not there", "LosantNotFoundException");

        try
        {
            await tour.Losant.Data.LastValueQueryAsync(NoApplication, new LastValueQuery { Attribute = "voltage" }, cancellationToken: stop);
        }
        catch (LosantApiException error)
        {
            // An application token may be told something else than 404 about an application that is not its own.
            var table = Grid.Of("Member", "Value");
            table.Row("Exception", error.GetType().Name);
            table.Row(nameof(error.StatusCode), string.Create(CultureInfo.InvariantCulture, $"{(int)error.StatusCode} {error.StatusCode}"));
            table.Row(nameof(error.ErrorType), error.ErrorType ?? "");
            table.Row(nameof(error.ErrorMessage), error.ErrorMessage ?? "");
            table.Row(nameof(error.RawBody), error.RawBody);
            table.Row("Request", $"{error.Method} {error.Path}");
            tour.Screen.Show(table);
        }
    }
}
