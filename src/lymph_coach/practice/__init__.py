"""What both front ends keep of a session in the diary, and the step a person is on."""
