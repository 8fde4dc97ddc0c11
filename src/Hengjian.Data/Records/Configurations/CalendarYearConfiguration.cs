using Hengjian.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYearRecord>
{
    public void Configure(EntityTypeBuilder<CalendarYearRecord> builder)
    {
        builder.ToTable("calendar_years");
        builder.Property(r => r.Source).HasMaxLength(80);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.Year, r.Version }).IsUnique();
    }
}
