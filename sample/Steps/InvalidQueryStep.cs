using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>A query that breaks its schema: everything that is wrong with it is found before anything is sent.</summary>
internal static class InvalidQueryStep
{
    public static async Task ShowAsync(Tour tour, CancellationToken stop)
    {
        tour.Screen.Step("A query with mistakes", "LosantRequestValidationException");

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
            var table = Grid.Of("Where", "Rule", "What is wrong");
            foreach (var violation in error.Violations)
                table.Row(violation.Pointer, violation.Keyword, violation.Message);
            tour.Screen.Show(table);
            if (tour.Backend.RequestCount == before)
                tour.Screen.Note("Nothing was sent.");
        }
    }
}
