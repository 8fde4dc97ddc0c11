using Hengjian.Domain.Accounts;

namespace Hengjian.Web.Security;

/// <summary>Where a password or code is tried, and what a wrong one counts against: the browser that is known, else the network address.</summary>
public sealed class Guesses(AddressLimit limit, KnownDevices devices)
{
    /// <summary>Looks at a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Sign-in name as stored; whether there is such an account does not matter.</param>
    public Trial Begin(HttpContext context, string account) => new(context, limit, devices, devices.Of(context, account));
}

/// <summary>One try of a password or code.</summary>
public sealed class Trial
{
    private readonly HttpContext context;
    private readonly AddressLimit limit;
    private readonly KnownDevices devices;
    private readonly KnownDevice? device;

    internal Trial(HttpContext context, AddressLimit limit, KnownDevices devices, KnownDevice? device) =>
        (this.context, this.limit, this.devices, this.device) = (context, limit, devices, device);

    /// <summary>Too many went wrong at this address, and the browser is not known: one machine does not shut out the office around it.</summary>
    public bool IsHeld => device is null && limit.IsHeld(context);

    /// <summary>Whether the account's owner has signed in here with the password it has now.</summary>
    public bool Knows(Account account) => device is not null && KnownDevices.Fits(device, account);

    /// <summary>It was wrong.</summary>
    public void Fail()
    {
        if (device is not null) devices.Fail(device);
        else limit.Fail(context);
    }
}
