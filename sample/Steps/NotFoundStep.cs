using System.Globalization;
using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>An application that does not exist: the exception holds the whole error response.</summary>
internal static class NotFoundStep
{
    private const string NoApplication = "000000000000000000000000";

    public static async Task ShowAsync(Tour tour, CancellationToken stop)
    {
        tour.Screen.Step("An application that does not exist", "LosantNotFoundException");

        try
        {
            await tour.Losant.Data.LastValueQueryAsync(NoApplication, new LastValueQuery { Attribute = "voltage" }, cancellationToken: stop);
        }
        catch (LosantApiException error)
        {
            // The API may return a status other than 404 if an application token is used for another application.
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
