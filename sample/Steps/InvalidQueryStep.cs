using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>A query that violates its schema: all violations are found before a request is sent.</summary>
internal static class InvalidQueryStep
{
    public static async Task ShowAsync(Tour tour, CancellationToken stop)
    {
        tour.Screen.Step("An invalid query", "LosantRequestValidationException");

        var before = tour.Backend.RequestCount;
        try
        {
            await tour.Losant.Data.TimeSeriesQueryAsync(tour.ApplicationId, new TimeSeriesQuery
            {
                Attributes = ["no spaces, please"],
                DeviceIds = ["pump"],
                Aggregation = "AVERAGE",
                Order = "sideways",
            }, cancellationToken: stop);
        }
        catch (LosantRequestValidationException error)
        {
            var table = Grid.Of("Location", "Keyword", "Message");
            foreach (var violation in error.Violations)
                table.Row(violation.Pointer, violation.Keyword, violation.Message);
            tour.Screen.Show(table);
            if (tour.Backend.RequestCount == before)
                tour.Screen.Note("Nothing was sent.");
        }
    }
}
