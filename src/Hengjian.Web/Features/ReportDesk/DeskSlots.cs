using System.Collections.Concurrent;
using Hengjian.Web.Security;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What takes long, by what it needs most.</summary>
internal enum DeskWork
{
    /// <summary>A Word file read again: memory for all its marks.</summary>
    Comments,

    /// <summary>Texts compared: time.</summary>
    Texts,

    /// <summary>Findings of many reports written as one file.</summary>
    Export,
}

/// <summary>
/// Room for what requests of the desk compute. Whoever asks while others are served waits a little; one person is served one after
/// the other, so that nobody takes all the room; whoever goes away gives it back.
/// </summary>
internal sealed class DeskSlots(TimeSpan? patience = null)
{
    // One is served, one waits: whoever clicks more often is told so at once.
    private const int MostAsked = 2;

    private readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(20);
    private readonly Dictionary<DeskWork, SemaphoreSlim> rooms = new()
    {
        [DeskWork.Comments] = new(1),
        [DeskWork.Texts] = new(2),
        [DeskWork.Export] = new(2),
    };

    private readonly ConcurrentDictionary<(DeskWork Work, string Account), Person> people = new();

    /// <summary>Takes a place; null when none is free in time, or this person asks too often.</summary>
    /// <param name="work">What for.</param>
    /// <param name="viewer">For whom.</param>
    /// <param name="cancel">Gone while waiting.</param>
    internal async Task<IDisposable?> EnterAsync(DeskWork work, Viewer viewer, CancellationToken cancel)
    {
        var place = new Place(people.GetOrAdd((work, viewer.Principal.Account), _ => new Person()), rooms[work]);
        var entered = false;
        try
        {
            entered = place.Ask(MostAsked) && await place.WaitAsync(patience, cancel);
        }
        finally
        {
            if (!entered) place.Dispose();
        }
        return entered ? place : null;
    }

    private sealed class Person
    {
        public readonly SemaphoreSlim Turn = new(1);
        public int Asked;
    }

    // Gives back whatever of it was taken, once.
    private sealed class Place(Person person, SemaphoreSlim room) : IDisposable
    {
        private bool asked;
        private bool turn;
        private bool inside;

        public bool Ask(int most)
        {
            asked = Interlocked.Increment(ref person.Asked) <= most;
            if (!asked) Interlocked.Decrement(ref person.Asked);
            return asked;
        }

        public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancel)
        {
            turn = await person.Turn.WaitAsync(patience, cancel);
            inside = turn && await room.WaitAsync(patience, cancel);
            return inside;
        }

        public void Dispose()
        {
            if (inside) room.Release();
            if (turn) person.Turn.Release();
            if (asked) Interlocked.Decrement(ref person.Asked);
            (inside, turn, asked) = (false, false, false);
        }
    }
}
