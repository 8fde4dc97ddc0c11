using Hengjian.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<PersonRecord>
{
    public void Configure(EntityTypeBuilder<PersonRecord> builder)
    {
        builder.ToTable("people");
        builder.Property(r => r.Name).HasMaxLength(60);
        builder.Property(r => r.PhoneSealed).HasMaxLength(400);
        builder.Property(r => r.StaffNumber).HasMaxLength(40).HasDefaultValue("");
        builder.Property(r => r.Mail).HasMaxLength(200);
        builder.HasIndex(r => new { r.RegionCode, r.Name });
    }
}
