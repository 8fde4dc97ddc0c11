using System.Diagnostics;
using System.Net;

namespace Hengjian.Evening;

/// <summary>One unit of the crowd that hands its part in and takes it back, every 15–25 seconds: deeds, after which others' sheets are read again.</summary>
internal sealed class LoadMover(long part, ClerkSession session, int seed, Latencies latencies)
{
    private readonly Random random = new(seed);
    private bool handedIn;

    /// <summary>Works for a while.</summary>
    /// <param name="length">How long.</param>
    /// <param name="speed">1 as a person does; 2 twice as fast.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task WorkAsync(TimeSpan length, double speed, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        for (var due = random.NextDouble() * 20 / speed; due < length.TotalSeconds; due += (15 + (random.NextDouble() * 10)) / speed)
        {
            var wait = due - clock.Elapsed.TotalSeconds;
            if (wait > 0) await Task.Delay(TimeSpan.FromSeconds(wait), cancel);
            try
            {
                var (status, answer) = await session.SubmitAsync($"/work/{part}/{(handedIn ? "withdraw" : "hand-in")}", cancel);
                if (status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
                {
                    handedIn = !handedIn;
                    latencies.Add("hand-in", (clock.Elapsed.TotalSeconds - due) * 1000);
                }
                else if (answer?.Contains(KillClient.JustChanged, StringComparison.Ordinal) == true)
                {
                    latencies.Add("hand-in, told to try again", (clock.Elapsed.TotalSeconds - due) * 1000);
                }
                else
                {
                    latencies.Fail("hand-in", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                latencies.Fail("hand-in", e is OperationCanceledException ? "no answer in a minute" : e.Message.Split('\n')[0]);
            }
        }
    }
}
